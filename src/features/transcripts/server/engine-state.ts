/** After so long what could not be loaded is tried again: its folder may have been mended. */
const tryAgainMs = 600_000

let usable = false
let refusedAt = Number.NEGATIVE_INFINITY

/** The model was loaded here. */
export function speechEngineUsed(): void {
  usable = true
}

/** The model could not be loaded here. */
export function speechEngineRefuses(): void {
  usable = false
  refusedAt = performance.now()
}

/** Whether the model was loaded here before, is to be tried, or was tried in vain a short while ago. */
export function speechEngineStanding(): 'usable' | 'untried' | 'refused' {
  if (usable) return 'usable'
  return performance.now() - refusedAt < tryAgainMs ? 'refused' : 'untried'
}
