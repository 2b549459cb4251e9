import { type Candidate, choose, type Wish } from '#features/dispatch/domain/choosing.ts'
import { firstMatch, type Matter, type Rule } from '#features/dispatch/domain/rules.ts'
import { defaultStrategy, type Strategy } from '#features/dispatch/domain/strategy.ts'
import { type BenchLine, quantile } from './line.ts'

const people = 500
const rules = 200
const batch = 20

interface Decided {
  readonly team: Candidate[]
  readonly list: readonly Rule[]
  next(): { matter: Matter; wish: Wish }
}

const strategy: Strategy = {
  ...defaultStrategy,
  shareBy: 'skill_weighted',
  sticky: true,
  byTier: true,
  vipToSenior: true,
  greenExtra: 2,
}

const skillNames = ['退款', '订单', '物流', '会员', '发票']
const id = (kind: string, at: number) => `${kind}-${String(at).padStart(12, '0')}`

/** The same pseudo-random floor every time (a linear congruential generator, Numerical Recipes' constants). */
function floorOf500(): Decided {
  let state = 20_260_101
  const under = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const tier = () => (1 + under(3)) as 1 | 2 | 3
  const team = Array.from({ length: people }, (_, at) => ({
    personId: id('person', at),
    unitId: 'unit',
    skills: skillNames.filter(() => under(10) < 6),
    languages: under(4) === 0 ? ['zh-CN', 'en'] : [],
    availability: under(10) < 7 ? ('online' as const) : ('away' as const),
    onDuty: true,
    capacity: 20,
    load: under(21),
    lastAssignedAt: under(1_000_000),
    turn: under(100_000),
    grade: tier(),
    levels: Object.fromEntries(skillNames.map((skill) => [skill, 1 + under(5)])),
  }))
  // A rule for each label, tier and unit, and at last the one for everything else: on average half of them are asked in vain.
  const list = Array.from({ length: rules }, (_, at) => ({
    id: id('rule', at),
    kinds: at % 3 === 0 ? ['complaint'] : [],
    labelIds: at === rules - 1 ? [] : [id('label', at)],
    urgencies: [],
    tiers: at % 5 === 0 ? [1, 2, 3] : [],
    unitIds: at % 7 === 0 ? ['root'] : [],
    languages: [],
    vip: null,
  }))
  const next = () => {
    const labelPath = [id('label', under(rules)), id('label', rules + 1), id('label', rules + 2)]
    const matter = { kind: 'complaint', urgency: 'ordinary', tier: 1, labelPath, unitPath: ['root', 'east'] }
    const wish = {
      requiredSkills: [skillNames[under(skillNames.length)] as string],
      language: 'zh',
      notPeople: [],
      previousHandler: null,
      lastHandler: id('person', under(people)),
      tier: tier(),
      vip: under(10) === 0,
      urgent: under(10) === 0,
    }
    return { matter: { ...matter, language: 'zh', vip: wish.vip }, wish }
  }
  return { team, list, next }
}

/** The plain way: the first rule that fits and the first person able, with nothing compared and nothing explained. */
function plainly({ team, list }: Decided, matter: Matter, wish: Wish): unknown {
  const rule = list.find(
    ({ labelIds }) => labelIds.length === 0 || labelIds.some((label) => matter.labelPath.includes(label)),
  )
  const able = team.find(
    ({ availability, load, capacity, skills }) =>
      availability === 'online' &&
      load < capacity &&
      wish.requiredSkills.every((skill) => skills.includes(skill)),
  )
  return [rule, able]
}

function timesOf(decide: () => unknown, budgetMs: number): number[] {
  const times: number[] = []
  for (let spentMs = 0; spentMs < budgetMs; spentMs += times.at(-1) as number) {
    const began = performance.now()
    decide()
    times.push(performance.now() - began)
  }
  return times.sort((one, other) => one - other)
}

/** Decisions on one core: 200 rules asked, then 500 people judged, ordered and explained; times of one decision. */
export function benchDispatch(seconds: number): Omit<BenchLine, 'tickets'> {
  const decided = floorOf500()
  const decideOne = () => {
    const { matter, wish } = decided.next()
    return [firstMatch(decided.list, matter), choose(decided.team, wish, strategy)]
  }
  const floorTimes = timesOf(() => {
    for (let i = 0; i < batch; i++) {
      const { matter, wish } = decided.next()
      plainly(decided, matter, wish)
    }
  }, seconds * 250)
  const times = timesOf(decideOne, seconds * 1000)
  const at = (share: number) => Math.round(quantile(times, share) * 1000) / 1000
  const ops = Math.round(1000 / quantile(times, 0.5))
  const floorOps = Math.round((1000 * batch) / quantile(floorTimes, 0.5))
  return {
    workload: 'dispatch',
    ops,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    floor: { ops: floorOps },
    ratio: Math.round((ops / floorOps) * 100) / 100,
  }
}
