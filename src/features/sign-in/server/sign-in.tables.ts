import type { ColumnType, Generated } from 'kysely'

type Moment = ColumnType<Date, Date, Date>
type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface SignInTables {
  credentials: { person_id: string; password_hash: string; set_at: Moment }
  sessions: {
    id: string
    token_hash: string
    person_id: string
    started_at: Moment
    last_seen_at: Moment
    expires_at: Moment
    ip: string | null
    user_agent: string | null
  }
  sign_in_attempts: {
    id: string
    account_key: string
    ip: string | null
    at: Moment
    succeeded: Generated<boolean>
  }
  one_time_links: {
    token_hash: string
    person_id: string
    purpose: 'invite' | 'recovery'
    made_by: string | null
    made_at: Moment
    expires_at: Moment
    used_at: MaybeMoment
  }
  api_keys: {
    id: string
    key_hash: string
    hint: string
    name: string
    role_id: string
    org_unit_id: string
    made_by: string | null
    made_at: Moment
    expires_at: MaybeMoment
    last_used_at: MaybeMoment
    revoked_at: MaybeMoment
  }
}
