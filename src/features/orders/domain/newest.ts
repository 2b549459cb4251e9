/** What becomes of an order beside others of its number in one delivery. */
export type Standing = 'taken' | 'outdated' | 'twice'

/** Of several orders of one number the newest is taken; of two that are equally new nobody can say which is true: the first is taken. */
export function newestOf(orders: readonly { readonly number: string; readonly at: number }[]): Standing[] {
  const standings: Standing[] = orders.map(() => 'taken')
  const best = new Map<string, number>()
  orders.forEach(({ number, at }, index) => {
    const other = best.get(number)
    const before = other === undefined ? undefined : orders[other]?.at
    if (before === at) standings[index] = 'twice'
    else if (before !== undefined && before > at) standings[index] = 'outdated'
    else {
      if (other !== undefined) standings[other] = 'outdated'
      best.set(number, index)
    }
  })
  return standings
}
