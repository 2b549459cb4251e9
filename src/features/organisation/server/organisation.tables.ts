import type { ColumnType, Generated } from 'kysely'

export interface OrganisationTables {
  organisations: {
    id: string
    only_one: Generated<boolean>
    name: string
    industry: string
    time_zone: string
    day_begins: ColumnType<number, number | undefined, number>
    default_locale: 'zh-CN' | 'en'
    set_up_at: ColumnType<Date, Date, Date>
  }
  set_up_tokens: { token_hash: string; made_at: ColumnType<Date, Date, Date> }
  custom_fields: {
    id: string
    entity: 'ticket' | 'customer' | 'feedback'
    key: string
    label_zh: string
    label_en: string
    kind: 'text' | 'number' | 'date' | 'choice'
    options: ColumnType<string[], string, string>
    required: boolean
    active: boolean
    position: number
  }
}
