export type Kind = 'complaint' | 'enquiry' | 'suggestion' | 'praise' | 'report' | 'other'

export type ProductGroup = 'fresh' | 'home' | 'appliance' | 'gift' | 'any'

/**
 * One thing customers write about. `label` is the code of the shipped label a person would choose; null where none fits.
 * Slots in braces are filled per voice, `{a|b|c}` takes one of several wordings.
 */
export interface Matter {
  readonly name: string
  readonly label: string | null
  readonly kind: Kind
  readonly weight: number
  readonly products: ProductGroup
  /** Whether it happens in a shop, on the way, or anywhere. */
  readonly place: 'shop' | 'delivery' | 'online'
  readonly cores: readonly string[]
  readonly details?: readonly string[]
}
