const mostRounds = 500
const golden = (3 - Math.sqrt(5)) / 2
const tolerance = Number.EPSILON ** 0.25

/**
 * Where a loss of one number is least in [0, 1]: golden sections, and parabolas where they help, until the place is known to about 1e-4, as R's
 * optimize does. Source: Brent, Algorithms for Minimization without Derivatives (1973), chapter 5.
 */
export function lineMinimum(loss: (x: number) => number): number {
  let [low, high] = [0, 1]
  let best = golden
  let [second, third] = [best, best]
  let [atBest, atSecond, atThird] = [loss(best), loss(best), loss(best)]
  let [move, before] = [0, 0]
  for (let round = 0; round < mostRounds; round++) {
    const middle = (low + high) / 2
    const near = Math.sqrt(Number.EPSILON) * Math.abs(best) + tolerance / 3
    if (Math.abs(best - middle) <= 2 * near - (high - low) / 2) break
    let wide = true
    if (Math.abs(before) > near) {
      const r = (best - second) * (atBest - atThird)
      const q = (best - third) * (atBest - atSecond)
      const top = (best - third) * q - (best - second) * r
      const bottom = 2 * (q - r)
      const [p, under] = bottom > 0 ? [-top, bottom] : [top, -bottom]
      if (
        Math.abs(p) < Math.abs(0.5 * under * before) &&
        p > under * (low - best) &&
        p < under * (high - best)
      ) {
        before = move
        move = p / under
        wide = false
        const reached = best + move
        if (reached - low < 2 * near || high - reached < 2 * near) move = best < middle ? near : -near
      }
    }
    if (wide) {
      before = best < middle ? high - best : low - best
      move = golden * before
    }
    const next = best + (Math.abs(move) >= near ? move : move > 0 ? near : -near)
    const atNext = loss(next)
    if (atNext <= atBest) {
      if (next < best) high = best
      else low = best
      ;[third, atThird, second, atSecond, best, atBest] = [second, atSecond, best, atBest, next, atNext]
    } else {
      if (next < best) low = next
      else high = next
      if (atNext <= atSecond || second === best)
        [third, atThird, second, atSecond] = [second, atSecond, next, atNext]
      else if (atNext <= atThird || third === best || third === second) [third, atThird] = [next, atNext]
    }
  }
  return best
}
