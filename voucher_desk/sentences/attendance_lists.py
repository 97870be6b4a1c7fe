"""What a person reads while an attendance list is imported, from a file that is none to a cell to put right.

Where a field holds several columns, rows or cells, whoever shows the sentence joins them with commas.
"""

from voucher_desk.domain import dates, names
from voucher_desk.domain.attendance_list import files, notices, problems
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    files.NotAWorkbook: N_(
        "Ce fichier n'est pas un classeur Excel (.xlsx). Enregistrez-le au format .xlsx ou .csv."
    ),
    files.FileTooLarge: N_("Fichier refusé : {megabytes} Mo (limite {limit} Mo)."),
    files.UnpackedTooLarge: N_("Fichier refusé : contenu décompressé de {megabytes} Mo (limite {limit} Mo)."),
    files.PackedTooTightly: N_(
        "Fichier refusé : contenu décompressé {ratio} fois plus grand (limite {limit})."
    ),
    files.TooManyMembers: N_("Fichier refusé : {members} éléments dans le classeur (limite {limit})."),
    files.ProtectedWorkbook: N_("Classeur protégé par mot de passe : retirez la protection."),
    files.FormatNotAccepted: N_("Format non accepté (.xls/.xlsm)."),
    files.EncodingNotRecognised: N_("Encodage non reconnu ligne {line}."),
    files.BrokenQuotes: N_("Ligne {line} : guillemets mal fermés ; corrigez-les ou enregistrez en .xlsx."),
    files.SheetUnknown: N_("Pas de feuille « {sheet} » dans ce classeur. Feuilles : {sheets}"),
    files.TooManyRows: N_(
        "Quelque chose est écrit à la ligne {row} (limite {limit} lignes) : effacez-le ou coupez la liste."
    ),
    files.TooManyColumns: N_(
        "Quelque chose est écrit en colonne n° {column} (limite {limit}) : supprimez les colonnes inutiles."
    ),
    problems.SexColumnMissing: N_("Colonne « sexe » absente. Colonnes lues : {columns}"),
    problems.AgeColumnMissing: N_(
        "Aucune colonne « date de naissance », « âge » ou « mineur ». Colonnes lues : {columns}"
    ),
    problems.ColumnTwice: N_("La colonne « {column} » apparaît deux fois ({cell}, {second_cell})."),
    problems.PersonTwice: N_("Lignes {first_row} et {second_row} : même code {person_code}."),
    problems.FormulaInCell: N_("{cell} contient une formule ; collez la valeur."),
    problems.NoUsefulRow: N_("0 ligne utile."),
    problems.DamagedCode: N_("{cell} : série « {text} » abîmée par Excel ; mettez la colonne en Texte."),
    problems.ForbiddenColumn: N_(
        "Colonne « {column} » non importée : cette donnée ne doit pas être collectée."
    ),
    problems.SexNotUnderstood: N_("{cell} : sexe vide ou non compris ; écrivez F, M ou NC."),
    problems.AgeNotUnderstood: N_("{cell} : âge non compris ; écrivez une date, une année ou un âge."),
    problems.AgeMissing: N_("{cell} : ni naissance ni âge ; indiquez au moins adulte ou mineur."),
    problems.PresenceNotUnderstood: N_("{cell} : présence non comprise ; écrivez O ou N."),
    problems.PresenceColumnBlank: N_(
        "La colonne de présence ({cell}) est vide : remplissez-la, ou supprimez-la si tous étaient présents."
    ),
    problems.CodeTooLong: N_("{cell} : code de plus de {longest} caractères."),
    problems.MappedColumnUnknown: N_("Pas de colonne « {column} » pour « {field} » dans cette feuille."),
    problems.ImpossibleDateInCell: N_("{cell} : date impossible."),
    problems.ShortYearInCell: N_("{cell} : année sur 4 chiffres ; avez-vous voulu {suggestion} ?"),
    problems.ImpossibleBirthInCell: N_("{cell} : naissance impossible ({text})."),
    problems.MajorityUncertain: N_("{cell} : né en {year}, adulte ou mineur ? Indiquez-le."),
    notices.ColumnsIgnored: N_("Colonnes non lues : {columns}"),
    notices.PersonalColumnsIgnored: N_("Noms, téléphones et signatures restent sur le papier : {columns}"),
    notices.NoCodeColumn: N_("Pas de colonne « code » : le programme donne un code à chaque personne."),
    notices.CodesToBeGiven: N_("Sans code, le programme en donne un. Lignes : {rows}"),
    notices.RowsWithoutAnswers: N_("Aucune réponse lue, lignes passées : {rows}"),
    notices.BlankPresenceIsAbsence: N_("Présence non cochée, comptés absents. Lignes : {rows}"),
    notices.OtherSessionDates: N_("Une autre date de séance que celle-ci est écrite : {cells}"),
    notices.NumbersReadAsDates: N_("Nombres lus comme des dates (jour 0 : {first_day}) : {cells}"),
    notices.BirthOverBracket: N_(
        "« Mineur » ne s'accorde pas avec la naissance, qui a été retenue : {cells}"
    ),
    notices.InvisibleCharactersInCells: N_("Caractères invisibles retirés : {cells}"),
    notices.RowsNotRead: N_("Après 200 lignes vides, la suite n'est pas lue : ligne {from_row}."),
    notices.OtherSheetsNotRead: N_("Autres feuilles, non lues : {sheets}"),
    dates.ImpossibleDate: N_("Date impossible."),
    dates.ShortYear: N_("Année sur 4 chiffres ; avez-vous voulu {suggestion} ?"),
    dates.DateOutsideProject: N_("Date hors du projet : {day} (du {first} au {last})."),
    dates.ImpossibleBirth: N_("Naissance impossible : {text}."),
    names.InvisibleCharactersRemoved: N_("Caractères invisibles retirés."),
    names.NameShortened: N_("Texte raccourci à {longest} caractères."),
}
