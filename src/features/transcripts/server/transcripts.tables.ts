import type { Generated } from 'kysely'
import type { PageKind, ReadingFault, ReadingState, ReadingWay } from '../domain/attachment.ts'

/** The tables this feature owns. */
export interface TranscriptsTables {
  transcripts: {
    file_id: string
    feedback_id: string
    reading_id: string | null
    state: ReadingState
    fault: ReadingFault | null
    way: ReadingWay | null
    language: string | null
    text: Generated<string>
    page_starts: Generated<number[]>
    page_kind: PageKind | null
    pages: Generated<number>
    cut: Generated<boolean>
    share: number | null
    asked_at: Date
    ended_at: Date | null
  }
}
