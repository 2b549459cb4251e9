import { methods } from '@huixiang/cx-stats/compute.ts'
import { tasks } from '@huixiang/text-analysis/classifier/tasks.ts'
import { taughtTasks } from '#features/analysis/server/public/taught-tasks.ts'
import { treeNames } from '#features/taxonomy/server/public/tree-names.ts'
import type { CommandEntry } from './command-line.ts'

const methodLines = methods.map(({ name, summary }) => `${name.padEnd(24)}${summary}`).join('\n  ')

/** Every command, in the order a person meets them. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'serve',
    summary: 'Serve Huixiang: web pages, API and background work',
    usage: `Usage: huixiang serve [--role all|web|worker] [--demo] [--port N]

  --role all     web server and background work (default)
  --role web     web server only; several may share one database
  --role worker  background work only
  --demo         a demonstration organisation, in a database of its own
  --port N       port to listen on (HUIXIANG_PORT, 8620)`,
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'migrate',
    summary: 'Bring the database up to this version',
    usage: `Usage: huixiang migrate [--json]

Applies the migrations that are missing. serve does this by itself; run it alone before starting several processes.`,
    load: () => import('./commands/migrate.ts'),
  },
  {
    name: 'openapi',
    summary: 'Print the OpenAPI 3.1 description of the API',
    usage: `Usage: huixiang openapi`,
    load: () => import('./commands/openapi.ts'),
  },
  {
    name: 'doctor',
    summary: 'Check settings, database, disk, calendars and dead letters, and say what to do',
    usage: `Usage: huixiang doctor [--recount] [--replay-clocks] [--json]

  --recount  also count every number of the overview again from feedback, tickets, clocks and answers
  --replay-clocks  also reckon every clock again from its log and compare, row by row

Exit code 0 when everything works (there may be advice), 1 when something does not.`,
    load: () => import('./commands/doctor.ts'),
  },
  {
    name: 'import',
    summary: 'Take feedback in from a table: XLSX, CSV or JSONL',
    usage: `Usage: huixiang import FILE [--history|--live] [--map COLUMN=FIELD …] [--dry-run] [--rejects FILE] [--yes] [--json]

Columns are recognised by their names and content; files with the same headings are read the same way next time.
A file may come twice: rows known by their id or content are left out. A running server may go on running.

  --history          keep the file's own times; no tickets, clocks or messages (default)
  --live             as if everything had just arrived: tickets, clocks and messages start
  --map COLUMN=FIELD what a column means, where the guess is wrong; may be repeated. Fields: text, title, kind, channel,
                     occurredAt, receivedAt, sourceId, name, phone, email, externalId, product, outlet, touchpoint,
                     keep (beside the voice), ignore
  --source NAME      where the rows come from; within one source an id is taken once
  --dry-run          read and judge everything, write nothing
  --rejects FILE     write the rows that were not taken, with reasons, to a .csv or .xlsx file
  --yes              do not ask

Ctrl-C stops behind the batch in hand; the same command goes on with that import, also after a crash. Exit code 0: every row taken or known before,
1: some rejected, or stopped, 2: it cannot be done as asked.`,
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'export',
    summary: 'Write feedback with its labels to a CSV, XLSX or JSONL file',
    usage: `Usage: huixiang export FILE.csv|FILE.xlsx|FILE.jsonl [--from DAY] [--to DAY] [--unmasked --reason CODE] [--overwrite] [--json]

  --from, --to  days of the organisation on which feedback was received, both included
  --unmasked    do not mask personal data; needs --reason contact, identity, legal, quality or other, which stands in the
                audit log

An import takes the file back by the same columns.`,
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'corrections',
    summary: 'Write what people corrected as examples for train',
    usage: `Usage: huixiang corrections --task T --train FILE --dev FILE [--overwrite] [--json]

One line {"id","text","label"} for each correction, personal data masked; a fifth of the voices, always the same, goes to the dev file.
Both files are what huixiang train reads.

  --task T  ${taughtTasks.join(', ')}
            a risk that a person found is an example of it; a voice in which people removed every risk, of «none»`,
    load: () => import('./commands/corrections.ts'),
  },
  {
    name: 'backup',
    summary: 'Write the whole organisation into one file, while the server runs',
    usage: `Usage: huixiang backup FILE.tar.gz [--overwrite] [--json]

One consistent snapshot of every row, the waiting jobs and all files, compressed and checksummed.
Exit code 1 when a file of the file store is missing.`,
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'restore',
    summary: 'Bring an organisation back from a backup',
    usage: `Usage: huixiang restore FILE.tar.gz [--json]

Into an empty database only (choose one with HUIXIANG_DATA or HUIXIANG_DATABASE_URL). The file is verified first;
afterwards every table is compared with the backup and upgraded to this version.`,
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'train',
    summary: 'Learn a text classifier from your own examples',
    usage: `Usage: huixiang train --task T --train FILE [--dev FILE] --out FOLDER [--seed N] [--json]

Files hold one JSON object a line: {"id","text","label"}; a label is a word or a number. Lines that are no example are
told by number and left out. Settings are chosen, and the model is measured, on the dev file (without one on a tenth of
the examples held back); then it is learnt once more from both. The same files and seed give the same model.

  --task T    what is learnt:
${tasks.map(({ name, meaning }) => `                ${name.padEnd(10)} ${meaning}`).join('\n')}
              polarity and sentiment read a label «group|class» as the class; emotion and risk aim at macro-F1, the
              others at accuracy
  --out       a folder: model.json, weights.bin and MODEL-CARD.md are written there
  --seed N    what chance begins with (1)`,
    load: () => import('./commands/train.ts'),
  },
  {
    name: 'evaluate',
    summary: 'Measure a text classifier, a tree of labels or the search for similar texts',
    usage: `Usage: huixiang evaluate --model FOLDER --test FILE [--json]
       huixiang evaluate --taxonomy TREE --test FILE [--train FILE] [--seed N] [--json]
       huixiang evaluate --similar FILE [--json]

  --model FOLDER   what huixiang train made
  --taxonomy TREE  labels as an editor writes them: a file.jsonl with one {"id","parentId"?,"name","description"?,"keywords"?,
                   "examples"?} a line, or a tree that ships: ${treeNames.join(', ')}.
                   The label of a text is an id or a name; whatever lies below it is right, too
  --train FILE     what people labelled, learnt from first; "words" says how good the tree alone is and McNemar’s p
  --similar FILE   one {"query","text"} a line: how often a query finds its own text among the first ten of all, by the index
                   of similar texts and by a full BM25 scan over characters and pairs of them; "share" is the one in the other
  --seed N         what chance begins with (1)

--json prints {"n","accuracy","macroF1","ece","coverage":[{"coverage","accuracy"}],"textsPerSecond","perLabel",…}: shares
in 0…1; ece is the expected calibration error over 15 bins; coverage the accuracy of the surest share of the texts.`,
    load: () => import('./commands/evaluate.ts'),
  },
  {
    name: 'analyse',
    summary: 'Analyse texts line by line, without a database',
    usage: `Usage: huixiang analyse --jsonl [--model FOLDER …] [--taxonomy TREE] < in > out

Each line {"id","text","label"?,"at"?} comes out with everything that was made of its text, in the same order; classified holds,
for each model by its task, label, calibrated confidence, whether a person should choose, and the phrases that decided. With at, the
local time at which it was written (2026-11-29T09:30), days and times that it names («last Friday») are resolved.
Lines that are none are told by number; the exit code is then 1. TREE is a file.jsonl or a tree that ships, as evaluate
takes it (general).`,
    load: () => import('./commands/analyse.ts'),
  },
  {
    name: 'compute',
    summary: 'Compute a statistic with its uncertainty, without a database',
    usage: `Usage: huixiang compute METHOD < in.json > out.json

JSON comes in on standard input and the answer goes out on standard output. A field that is missing, unknown or wrong is named; the exit
code is then 2.

  ${methodLines}

  --list     every method: what it answers, and an example
  --example  print an input of METHOD
  --schema   print the JSON Schema of METHOD’s input

"confidence" (0.95) may be given to every method. POST /api/compute/METHOD takes and answers the same.`,
    load: () => import('./commands/compute.ts'),
  },
  {
    name: 'bench',
    summary: 'Measure speed against a bare server in the same run',
    usage: `Usage: huixiang bench WORKLOAD [--tickets N] [--seconds S] [--connections C] [--json]

  intake    a voice from somebody new: HTTP to customer, feedback and event durable
  list      a page of 50 of the inbox
  show      a ticket with 50 events: details and timeline
  search    words in voices, rare and common
  mixed     200 voices and 20 pages a second: from accepted to dispatched
  live      500 streams: from the change to every screen
  answer-page  the page of a survey on a telephone with a slow line (Slow 3G), until a score can be tapped; CHROME_PATH names the browser
  bulk      one deed on all open tickets until every clock follows, beside a bare update of each (at most 10,000 tickets)
  clocks    from a clock's due instant to its breach in the log; and how fast many are caught up with
  calendar  additions of working time
  analyse   the whole analysis on one core: texts a second of 60 units, of 370, and the slowest of 2,000

  --tickets N      open tickets loaded first (100000); the first run with a number loads them
  --seconds S      seconds of measuring (6), in turns with as many of the floor
  --connections C  connections that are kept busy (16)

In a database of its own: HUIXIANG_DATA/bench, or an empty one named by HUIXIANG_DATABASE_URL.`,
    load: () => import('./commands/bench.ts'),
  },
]

/** Finds a command by its name. */
export function findCommand(name: string): CommandEntry | undefined {
  return commands.find((command) => command.name === name)
}
