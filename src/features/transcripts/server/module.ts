import { serveEndpoints } from '#platform/server/http/routes.ts'
import type { ServerModule } from '#platform/server/module.ts'
import {
  attachmentRead,
  hearingStopped,
  readingRequested,
  readSpeechEngine,
  testSpeechEngine,
} from '../contract.ts'
import { attachments } from './attachments.query.ts'
import { hearAfterConnecting } from './hear-after-connecting.reaction.ts'
import { hearWaiting } from './hear-waiting.timer.ts'
import { readAfterReceipt } from './read-after-receipt.reaction.ts'
import { readingJobs } from './reading-files.ts'
import { requestingReading } from './requesting-reading.command.ts'
import { speechEngineOf, speechEngineTestOf } from './speech-engine.query.ts'
import { stoppingHearing } from './stopping-hearing.command.ts'

export const transcripts: ServerModule = {
  name: 'transcripts',
  permissions: [],
  events: [attachmentRead, readingRequested, hearingStopped],
  handlers: [attachments, requestingReading, stoppingHearing],
  endpoints: [readSpeechEngine, testSpeechEngine],
  followers: [readAfterReceipt, hearAfterConnecting],
  jobs: readingJobs,
  timers: [hearWaiting],
  routes: (server, house, identify) =>
    serveEndpoints(server, house, {
      handlers: [speechEngineOf(house), speechEngineTestOf(house)],
      identify,
    }),
}
