import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { LongFirst } from './tests/long-first.ts'

const long = process.env.HUIXIANG_TEST_LONG === '1'

/** Tests of whole processes, with an embedded database of their own or none: another PostgreSQL would change nothing for them. */
const onTheirOwn = [
  'tests/running/**/*.test.ts',
  'src/platform/server/embedded-postgres/**/*.test.ts',
  'src/app/cli/{learning,measuring-a-tree,measuring-the-search,compute}.test.ts',
]

/** Tests beside those of the server that open no database: asked on another PostgreSQL, they would say the same. Here none is given to them. */
const withoutDatabase = [
  'src/app/cli/commands/serve/worker-process.test.ts',
  'src/app/demo/plan/plan.test.ts',
  'src/features/alerts/server/catalogue.test.ts',
  'src/features/assistant/server/chat.test.ts',
  'src/features/dashboards/server/board-words.test.ts',
  'src/features/notifications/server/{filled,posting}.test.ts',
  'src/features/transcripts/server/reading/{bad-attachments,more-kinds}.test.ts',
  'src/features/transcripts/server/speech/hearing-here.test.ts',
  'src/platform/server/answering-alike.test.ts',
  'src/platform/server/database/json-text.test.ts',
  'src/platform/server/events/recent-events.test.ts',
  'src/platform/server/files/{asked-part,pictures,s3-bucket}.test.ts',
  'src/platform/server/job-context.test.ts',
  'src/platform/server/spreadsheets/spreadsheets.test.ts',
]

const ofServer = [
  'src/platform/{server,pages}/**/*.test.ts',
  'src/features/*/server/**/*.test.ts',
  'src/app/{server,cli,demo}/**/*.test.ts',
]

/** What another PostgreSQL is tried with: the ways of the data, and the whole house. That it takes the rooms' statements, too, is checked without asking them. */
const onAnother = ['src/platform/server/**/*.test.ts', 'src/app/server/**/*.test.ts']
const onlyWays = process.env.HUIXIANG_TEST_POSTGRES !== undefined && !long

export default defineConfig({
  test: {
    reporters: ['default'],
    // One command runs Vitest several times over the same modules; what one run transformed the next ones read.
    fsModuleCache: true,
    // Vitest leaves one core idle by default; ours wait for the database and for processes that start, so one works more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // What is waited for comes when it comes: a crowded machine is no failure, only what never ends is.
    testTimeout: long ? 900_000 : 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/*/**/*.test.ts',
            'src/platform/{contract,web}/**/*.test.{ts,tsx}',
            'src/features/*/{domain,web,pages}/**/*.test.{ts,tsx}',
            'src/features/*/contract{,.*}.test.ts',
            'src/app/{web,public}/**/*.test.{ts,tsx}',
            'scripts/**/*.test.js',
            'tests/*.test.ts',
            'tests/walls/**/*.test.ts',
            ...withoutDatabase,
          ],
          // They have no state of their own: what they load is loaded once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: onlyWays ? onAnother : ofServer,
          exclude: [...configDefaults.exclude, ...onTheirOwn, ...withoutDatabase],
          globalSetup: ['tests/database-server.ts'],
          setupFiles: ['tests/statements/noting.ts'],
          // Each file opens a house of its own; loading the whole of it again for each would take as long as its tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'running', include: onTheirOwn },
      },
      {
        extends: true,
        test: { name: 'bench', include: ['bench/**/*.test.ts'], globalSetup: ['tests/database-server.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['tests/database-server.ts', 'e2e/opening.ts'],
          // Journeys that open a house in their own process load the whole of it once.
          isolate: false,
          sequence: { groupOrder: 1 },
          // Other tests run beside them: a page may take its time.
          testTimeout: 600_000,
          expect: { poll: { timeout: 90_000 } },
          // Keys pressed while another journey holds the processor come too early: nobody works at two desks at once.
          fileParallelism: false,
        },
      },
    ],
  },
})
