import type { ColumnType, Generated } from 'kysely'
import type { Scope } from '../domain/scopes.ts'

type Moment = ColumnType<Date, Date, Date>

/** The path of a unit from the root; levels below its own depth are null. */
export interface UnitPathColumns {
  unit_1: string
  unit_2: string | null
  unit_3: string | null
  unit_4: string | null
  unit_5: string | null
  unit_6: string | null
}

export interface OrgUnitsTable extends UnitPathColumns {
  id: string
  parent_id: string | null
  kind: 'department' | 'region' | 'vendor'
  name: string
  code: string | null
  depth: number
  archived_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  created_at: Moment
}

export interface PeopleTable extends UnitPathColumns {
  id: string
  name: string
  email: string | null
  phone: string | null
  org_unit_id: string
  locale: 'zh-CN' | 'en'
  status: 'invited' | 'active' | 'disabled'
  skills: string[]
  languages: string[]
  capacity: number
  availability: 'online' | 'busy' | 'away'
  availability_since: Moment
  created_at: Moment
  erased_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface StaffTables {
  org_units: OrgUnitsTable
  people: PeopleTable
  roles: { id: string; key: string; name_zh: string; name_en: string; builtin: Generated<boolean> }
  role_permissions: { role_id: string; permission: string; scope: Scope }
  role_assignments: { person_id: string; role_id: string; org_unit_id: string }
}
