import type { ColumnType } from 'kysely'
import type { Polarity } from '../domain/polarities.ts'

type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>

interface UnitColumns {
  org_unit_id: string
  unit_1: string
  unit_2: string | null
  unit_3: string | null
  unit_4: string | null
  unit_5: string | null
  unit_6: string | null
}

interface TicketColumns extends UnitColumns {
  ticket_id: string
  cycle: number
  kind: 'complaint' | 'enquiry' | 'suggestion' | 'praise' | 'report' | 'other'
  urgency: 'urgent' | 'ordinary'
  tier: 1 | 2 | 3
  label_id: string | null
  assignee_id: string | null
  customer_id: string | null
}

export interface SurveyRow {
  id: string
  only_one: ColumnType<boolean, true, never>
  link_key: Buffer
  active: boolean
  title_zh: string
  title_en: string
  asks_csat: boolean
  csat_zh: string
  csat_en: string
  asks_nps: boolean
  nps_zh: string
  nps_en: string
  asks_comment: boolean
  comment_zh: string
  comment_en: string
  thanks_zh: string
  thanks_en: string
  expires_days: number
  /** The designed survey that stands on the tracking page in place of these questions. */
  questionnaire_id: ColumnType<string | null, string | null | undefined, string | null>
  changed_at: Date
}

/** The tables this feature owns. */
export interface SurveysTables {
  surveys: SurveyRow
  survey_invitations: TicketColumns & {
    id: string
    invited_at: Date
    expires_at: Date
    ended_at: MaybeMoment
    /** When to write to them, while that waits for its hour. */
    mail_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    mailed_at: MaybeMoment
  }
  survey_responses: TicketColumns & {
    invitation_id: string
    csat: number | null
    nps: number | null
    satisfied: boolean | null
    comment: string | null
    /** A tsvector; null until the comment is read. */
    comment_tokens: ColumnType<string | null, never, string | null>
    polarity: ColumnType<Polarity | null, never, Polarity>
    polarity_confidence: ColumnType<number | null, never, number>
    answered_at: Date
  }
}
