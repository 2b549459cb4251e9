/** So many unread notices of one kind are gathered into one line: more would bury what stands beside them. */
const gatheredAbove = 5

/** Whether so many notices of one kind are told in one line. */
export const isHeap = (count: number): boolean => count > gatheredAbove
