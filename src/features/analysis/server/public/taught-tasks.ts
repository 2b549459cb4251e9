import { type CorrectionTask, correctionTasks } from '../../domain/corrections.ts'

/** Names of the tasks that corrections teach. */
export const taughtTasks = Object.keys(correctionTasks) as CorrectionTask[]
