/** One row of a list as a CSV gives it. */
export interface MasterRow {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly category: string | null
  readonly unit: string | null
  readonly active: boolean
}

export interface RefusedRow {
  readonly row: number
  readonly why: 'no_code' | 'no_name' | 'too_long' | 'twice' | 'bad_active' | 'unknown_unit'
  readonly value: string
}

/** Column names people use, in both languages. */
const columnNames: Readonly<Record<string, readonly string[]>> = {
  code: ['code', 'id', 'no', '编码', '代码', '编号'],
  name: ['name', '名称', '名字', '产品名称', '网点名称', '触点名称'],
  category: ['category', 'group', 'type', 'region', 'stage', '类别', '分类', '区域', '阶段'],
  unit: ['unit', 'org_unit', 'orgunit', '组织', '组织编码', '部门'],
  active: ['active', 'enabled', '启用', '有效'],
}

/** Which field each column of a header holds; null for columns that mean nothing to us. */
export function fieldsOfHeader(header: readonly string[]): (string | null)[] {
  return header.map((cell) => {
    const plain = cell.normalize('NFKC').trim().toLowerCase().replace(/\s/g, '_')
    return Object.keys(columnNames).find((field) => columnNames[field]?.includes(plain)) ?? null
  })
}

const words: Readonly<Record<string, boolean>> = {
  '': true,
  '1': true,
  true: true,
  yes: true,
  y: true,
  是: true,
  启用: true,
  有效: true,
  '0': false,
  false: false,
  no: false,
  n: false,
  否: false,
  停用: false,
  无效: false,
}

const longest = 200

function reading(row: number, cells: Readonly<Record<string, string>>): MasterRow | RefusedRow {
  const text = (field: string) => (cells[field] ?? '').normalize('NFC').trim()
  const [code, name] = [text('code'), text('name')]
  const active = words[text('active').toLowerCase()]
  if (code === '') return { row, why: 'no_code', value: name }
  if (name === '') return { row, why: 'no_name', value: code }
  const long = [code, name, text('category')].find((one) => one.length > longest)
  if (long !== undefined) return { row, why: 'too_long', value: long.slice(0, 40) }
  if (active === undefined) return { row, why: 'bad_active', value: text('active').slice(0, 40) }
  return { row, code, name, category: text('category') || null, unit: text('unit') || null, active }
}

/** Sorts the rows of a CSV into those that can be taken and those that cannot, with the reason; rows count from 1, the header being 1. */
export function readMasterRows(rows: readonly (readonly string[])[]): {
  good: MasterRow[]
  refused: RefusedRow[]
} {
  const fields = fieldsOfHeader(rows[0] ?? [])
  const good: MasterRow[] = []
  const refused: RefusedRow[] = []
  const seen = new Set<string>()
  for (const [index, cells] of rows.slice(1).entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const named = Object.fromEntries(
      fields.flatMap((field, at) => (field === null ? [] : [[field, cells[at] ?? '']])),
    )
    const result = reading(index + 2, named)
    if ('why' in result) refused.push(result)
    else if (seen.has(result.code)) refused.push({ row: result.row, why: 'twice', value: result.code })
    else good.push(result)
    if ('code' in result) seen.add(result.code)
  }
  return { good, refused }
}
