import type { ServerModule } from '#platform/server/module.ts'
import { attachmentRead, readingRequested } from '../contract.ts'
import { attachments } from './attachments.query.ts'
import { hearAfterConnecting } from './hear-after-connecting.reaction.ts'
import { readAfterReceipt } from './read-after-receipt.reaction.ts'
import { readingJobs } from './reading-files.ts'
import { requestingReading } from './requesting-reading.command.ts'

export const transcripts: ServerModule = {
  name: 'transcripts',
  permissions: [],
  events: [attachmentRead, readingRequested],
  handlers: [attachments, requestingReading],
  followers: [readAfterReceipt, hearAfterConnecting],
  jobs: readingJobs,
}
