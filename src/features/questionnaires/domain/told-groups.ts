import { mayStandAlone } from './hidden-means.ts'
import { hiddenCells } from './hiding.ts'
import { type SealCount, toldUpTo } from './releasing.ts'

/** How many answers fall into one group and say one thing, by the seal they lie in; null for named answers. */
export interface Crossed {
  readonly seal: number | null
  readonly group: string
  readonly said: string
  readonly count: number
}

export interface Group {
  readonly id: string
  /** Anonymous answers, lane by lane. */
  readonly anonymous: readonly (readonly number[])[]
  readonly all: readonly number[]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const sumOf = (
  id: string,
  said: readonly string[],
  { crossed, which }: { crossed: readonly Crossed[]; which: (seal: number | null) => boolean },
): number[] =>
  said.map((value) =>
    sum(
      crossed.flatMap((one) =>
        one.group === id && one.said === value && which(one.seal) ? [one.count] : [],
      ),
    ),
  )

/** The anonymous counts of a group in one lane, up to the last seal at which it and all others together had grown by five. */
function anonymousOf(id: string, said: readonly string[], crossed: readonly Crossed[]): number[] {
  const seals: SealCount[] = crossed.flatMap(({ seal, group, count }) =>
    seal === null ? [] : [{ seal, group: group === id ? 'in' : 'out', count }],
  )
  const told = toldUpTo(seals)
  return sumOf(id, said, { crossed, which: (seal) => seal !== null && seal <= told })
}

function groupOf(id: string, said: readonly string[], lanes: readonly (readonly Crossed[])[]): Group {
  const named = sumOf(id, said, { crossed: lanes.flat(), which: (seal) => seal === null })
  const anonymous = lanes.map((crossed) => anonymousOf(id, said, crossed))
  const all = named.map((one, place) => one + sum(anonymous.map((counts) => counts[place] ?? 0)))
  return { id, anonymous, all }
}

/** A group as far as it is told: which of its numbers are not, and whether its mean is. */
interface ToldGroup {
  readonly group: Group
  readonly closed: readonly boolean[]
  readonly isMeanTold: boolean
}

/** Of three numbers a mean with its interval tells each. */
const tellsEach = 3

/**
 * The groups as far as they are told. Where some number of a scale is small, no number is told, and the mean of each group if it gives no small one
 * away; of choices, and of the groups of an NPS, what is left of the cells. `values` are null where there is no mean.
 */
export function toldGroups(
  lanes: readonly (readonly Crossed[])[],
  {
    groups,
    said,
    values,
  }: { groups: readonly string[]; said: readonly string[]; values: readonly number[] | null },
): readonly ToldGroup[] {
  const found = groups.map((id) => groupOf(id, said, lanes)).filter(({ all }) => sum(all) > 0)
  const hidden = lanes.map((_, lane) => hiddenCells(found.map(({ anonymous }) => anonymous[lane] ?? [])))
  const closedOf = (i: number) => said.map((_, place) => hidden.some((cells) => cells[i]?.[place] ?? false))
  if (values === null || said.length <= tellsEach)
    return found.map((group, i) => {
      const closed = closedOf(i)
      return { group, closed, isMeanTold: values !== null && !closed.includes(true) }
    })
  const someSmall = hidden.flat(2).includes(true)
  return found.map((group) => ({
    group,
    closed: said.map(() => someSmall),
    isMeanTold: group.anonymous.every((counts) => mayStandAlone({ counts }, values)),
  }))
}
