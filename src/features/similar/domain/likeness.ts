/** Below it two texts share no more than what many share: «请尽快处理», «我要投诉». */
export const leastLikeness = 0.2
/** From here on they say the same, but for a name, a number or a greeting. */
export const nearDuplicateLikeness = 0.8

/** A voice that was compared, and how alike it is. */
export interface Alike {
  readonly id: string
  readonly likeness: number
}

/** Those that are alike enough to be worth a look, the most alike first. */
export const worthShowing = <One extends Alike>(found: readonly One[]): One[] =>
  found
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((one, other) => other.likeness - one.likeness)

/** Whether two voices say the same thing. */
export const isNearDuplicate = (likeness: number): boolean => likeness >= nearDuplicateLikeness
