import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import type { ModelFault } from '@huixiang/text-analysis/classifier/model-files.ts'
import type { WrittenPart } from '@huixiang/text-analysis/facts/facts.ts'
import type { TaxonomyNode } from '@huixiang/text-analysis/taxonomy.ts'
import type { Kind } from '../../domain/codes.ts'
import type { LabelReason } from '../../domain/label-reasons.ts'

/** What labels are found with; `key` names it. Weights lie in shared memory, so that every thread reads the same. */
export interface LabelTools {
  readonly key: string
  readonly nodes: readonly TaxonomyNode[]
  readonly model: { readonly description: string; readonly weights: Uint8Array } | null
  readonly threshold: number | null
}

/** A text to judge, with the kind its sender chose and when its parts were written. */
export interface TextToJudge {
  readonly text: string
  readonly written?: readonly WrittenPart[]
  readonly kindHint?: Kind
}

/** A label of a text, to be explained. */
export interface LabelToExplain {
  readonly text: string
  readonly labelId: string
}

/** What a thread is told; texts without a key are not labelled. */
export type ToThread =
  | { readonly take: LabelTools }
  | { readonly forget: string }
  | { readonly id: number; readonly key: string | null; readonly texts: readonly TextToJudge[] }
  | { readonly id: number; readonly key: string; readonly explain: LabelToExplain }

/** What a thread answers. */
export type FromThread =
  | { readonly taken: string }
  | { readonly refused: string; readonly fault: ModelFault }
  | { readonly id: number; readonly answer: readonly Analysis[] | readonly LabelReason[] }
