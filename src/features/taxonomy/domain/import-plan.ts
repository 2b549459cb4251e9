import type { ImportOutcome, ImportRow, RefusedRowReason } from './import-rows.ts'

/** A label as it stands or shall stand. */
export interface LabelState {
  readonly id: string
  readonly parentId: string | null
  readonly depth: number
  readonly nameZh: string
  readonly nameEn: string | null
  readonly description: string
  readonly keywords: readonly string[]
  readonly examples: readonly string[]
  readonly code: string | null
  readonly active: boolean
  readonly position: number
  /** The label under which a merged one counts. */
  readonly successorId: string | null
}

/** What became of one row of a file. */
export interface RowResult {
  readonly row: number
  readonly path: readonly string[]
  readonly outcome: ImportOutcome
  readonly reason: RefusedRowReason | null
}

/** What an import does to the tree: labels to write as they shall be, and what became of each row. */
export interface ImportPlan {
  readonly created: readonly LabelState[]
  readonly changed: readonly LabelState[]
  readonly archived: readonly LabelState[]
  readonly rows: readonly RowResult[]
}

const placeOf = (parentId: string | null, nameZh: string) => `${parentId ?? ''}\u0000${nameZh}`
const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, i) => one === b[i])

function same(a: LabelState, b: LabelState): boolean {
  const plain = ['nameEn', 'description', 'code', 'active'] as const
  return (
    plain.every((key) => a[key] === b[key]) &&
    sameList(a.keywords, b.keywords) &&
    sameList(a.examples, b.examples)
  )
}

/** The tree while rows are being applied to it. */
class Growing {
  readonly before: ReadonlyMap<string, LabelState>
  readonly now = new Map<string, LabelState>()
  readonly touched = new Set<string>()
  readonly #byPlace = new Map<string, string>()
  readonly #byCode = new Map<string, string>()
  readonly #newId: () => string
  #position: number

  constructor(labels: readonly LabelState[], newId: () => string) {
    this.before = new Map(labels.map((label) => [label.id, label]))
    this.#newId = newId
    this.#position = Math.max(0, ...labels.map(({ position }) => position))
    for (const label of labels) this.put(label)
  }

  put(label: LabelState): void {
    this.now.set(label.id, label)
    this.#byPlace.set(placeOf(label.parentId, label.nameZh), label.id)
    if (label.code !== null) this.#byCode.set(label.code, label.id)
  }

  /** The label of a path, grown and revived where it has to be. */
  reach(path: readonly string[]): LabelState {
    let label = null as LabelState | null
    for (const [level, nameZh] of path.entries()) {
      const parentId: string | null = label?.id ?? null
      const id = this.#byPlace.get(placeOf(parentId, nameZh))
      label = id === undefined ? this.#grown(parentId, nameZh, level + 1) : { ...this.#at(id), active: true }
      this.put(label)
      this.touched.add(label.id)
    }
    return label as LabelState
  }

  codeTaken(code: string | undefined, path: readonly string[]): boolean {
    const holder = code ? this.#byCode.get(code) : undefined
    return holder !== undefined && holder !== this.#find(path)
  }

  /** A merged label counts under another one: a file does not bring it back. */
  isMerged(path: readonly string[]): boolean {
    const id = this.#find(path)
    return id !== undefined && this.#at(id).successorId !== null
  }

  #find(path: readonly string[]): string | undefined {
    let id: string | undefined
    for (const nameZh of path) {
      id = this.#byPlace.get(placeOf(id ?? null, nameZh))
      if (id === undefined) return undefined
    }
    return id
  }

  #at(id: string): LabelState {
    return this.now.get(id) as LabelState
  }

  #grown(parentId: string | null, nameZh: string, depth: number): LabelState {
    this.#position += 1
    const empty = { nameEn: null, description: '', keywords: [], examples: [], code: null, active: true }
    return {
      id: this.#newId(),
      parentId,
      depth,
      nameZh,
      position: this.#position,
      successorId: null,
      ...empty,
    }
  }
}

// A blank cell says nothing: it leaves what the label has.
function filled(label: LabelState, row: ImportRow): LabelState {
  return {
    ...label,
    nameEn: row.nameEn || label.nameEn,
    description: row.description || label.description,
    keywords: row.keywords?.length ? row.keywords : label.keywords,
    examples: row.examples?.length ? row.examples : label.examples,
    code: row.code || label.code,
  }
}

function applied(tree: Growing, row: ImportRow): RowResult {
  const { path } = row
  if (tree.isMerged(path)) return { row: row.row, path, outcome: 'same', reason: null }
  const reason =
    row.reason ?? (row.mergedInto ? 'merged' : tree.codeTaken(row.code, path) ? 'codeTaken' : null)
  if (reason !== null) return { row: row.row, path, outcome: 'refused', reason }
  const grown = tree.now.size
  const label = filled(tree.reach(path), row)
  tree.put(label)
  const known = tree.before.get(label.id)
  const unlike = known === undefined || !same(known, label)
  const outcome = tree.now.size > grown ? 'created' : unlike && known !== undefined ? 'changed' : 'same'
  return { row: row.row, path, outcome, reason: null }
}

/** Works out what the rows of a file do to the tree. With `others` 'archive', active labels that the file does not name go. */
export function planImport(
  labels: readonly LabelState[],
  rows: readonly ImportRow[],
  options: { others: 'keep' | 'archive'; newId: () => string },
): ImportPlan {
  const tree = new Growing(labels, options.newId)
  const results = rows.map((row) => applied(tree, row))
  const archive = options.others === 'archive'
  return {
    created: [...tree.now.values()].filter((label) => !tree.before.has(label.id)),
    changed: labels.flatMap((label) => {
      const now = tree.now.get(label.id) as LabelState
      return same(label, now) ? [] : [now]
    }),
    archived: archive ? labels.filter((label) => label.active && !tree.touched.has(label.id)) : [],
    rows: results,
  }
}
