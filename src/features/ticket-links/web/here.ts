/** The ticket whose page it is, as far as its ties to others need it. */
export interface Here {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly assignee: { readonly name: string } | null
  readonly feedbacks: readonly {
    readonly id: string
    readonly number: string
    readonly text: string
    readonly first: boolean
  }[]
  readonly messages: readonly {
    readonly id: string
    readonly text: string
    readonly at: string
    readonly direction: 'in' | 'out'
  }[]
}
