database-migrated = The schema was brought up to date: revision { $after }, from { $before }.
database-made = The schema was made: revision { $after }.
database-current = The schema is up to date: revision { $after }. Nothing to do.
database-engine = { $engine }, { $address }
database-revision = Schema: revision { $revision } of { $newest }
database-revision-old = Schema: revision { $revision }, the newest is { $newest }; to bring it up to date: sabatina db migrate
database-revision-newer = Schema: revision { $revision }, of a newer version of Sabatina; this one knows { $newest }
database-revision-none = Schema: none yet; to make it: sabatina db migrate
database-size = Size: { $size }
database-span = Answers from { $first } to { $last }
database-span-none = No answers yet
database-table = { $table }: { $count }
database-copied = Copied { $rows ->
    [1] 1 row; it was counted on both sides.
   *[other] { $rows } rows; they were counted on both sides.
}
database-backed-up = Backup written to { $path }: { $rows ->
    [1] 1 row
   *[other] { $rows } rows
}, { $answers ->
    [1] 1 answer
   *[other] { $answers } answers
}.
database-restored = Restored { $rows ->
    [1] 1 row
   *[other] { $rows } rows
}, { $answers ->
    [1] 1 answer
   *[other] { $answers } answers
}. To check them: sabatina db check
database-kept = What was there before is in { $path }.
database-sound = Checked { $rows ->
    [1] 1 row: nothing to mend.
   *[other] { $rows } rows: nothing to mend.
}
database-unsound = { $count ->
    [1] 1 thing to mend.
   *[other] { $count } things to mend.
}

store-absent = There is no database file “{ $name }”. Check the address, or make a new one with sabatina db migrate.
store-empty = There is nothing of Sabatina's in the database. Check the address; sabatina db migrate makes the tables.
store-older = The database comes from an older version of Sabatina. Point DATABASE_URL at it and run sabatina db migrate, then try again. It was left as it is.
store-not-empty = There is something in the target database already. Use an empty one. Nothing was copied.
store-row-unfit = Something in the table { $table } cannot be written to the target. Point DATABASE_URL at the source and run sabatina db check, which says what to mend. Nothing was copied.
backup-exists = There is a file “{ $name }” already. Choose another name, or allow it to be replaced with --overwrite.
restore-no-file = There is no file “{ $name }”. Check its path. Nothing was changed.
restore-itself = “{ $name }” is the database itself, not a backup of it. Nothing was changed.
restore-not-empty = There is something in the database already. To put the backup in its place: --replace. Nothing was changed.
restore-no-backup = “{ $name }” is not a backup of Sabatina. Choose a file that sabatina db backup wrote. Nothing was changed.
restore-damaged = The backup “{ $name }” is damaged. Choose another one. Nothing was changed.
restore-newer = The backup “{ $name }” comes from a newer version of Sabatina. Update the program, then restore it. Nothing was changed.

invariant-damage = The database file is damaged ({ $about }). Restore the latest backup: sabatina db restore FILE --replace
invariant-orphan = { $table }, { $about }: { $count ->
    [1] 1 row names
   *[other] { $count } rows name
} something that is not there, such as { $example }. Delete what hangs in the air, or restore a backup from before.
invariant-stray = { $table }: SQLite finds rows that name something in { $about } that is not there. Delete them (PRAGMA foreign_key_check lists them), or restore a backup from before.
invariant-twice = { $table }: { $count ->
    [1] 1 answer is
   *[other] { $count } answers are
} a member's second to the same post, such as { $example }. Delete what came later, then run sabatina scores rebuild.
invariant-kind = { $table }: { $count ->
    [1] 1 row holds a value
   *[other] { $count } rows hold values
} that cannot be in that column, such as { $example }. Correct that, or restore a backup from before.
invariant-odd = { $table }, { $about }: { $count ->
    [1] 1 row is
   *[other] { $count } rows are
} as no row can be, such as { $example }. Correct that or delete it, or restore a backup from before.
invariant-digest = { $table }: { $example } is no longer what was once written there. Restore a backup from before.
invariant-unreadable = Scores, streaks and cards cannot be compared with the answers: something in them cannot be read. Mend the rest or restore a backup, then check again.
invariant-scores = Scores, streaks and cards: { $count ->
    [1] 1 row differs
   *[other] { $count } rows differ
} from what the answers say. To see them: sabatina scores check; to put them right: sabatina scores rebuild
