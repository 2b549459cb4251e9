import { modelCard } from '../../domain/model-card.ts'

/** The model card of a training, in Markdown. */
export const cardFor = modelCard
