import { Component, type ReactNode } from 'react'

/** Shows `fallback` in place of children that broke; `children` are tried again when `resetKey` changes. */
export class Boundary extends Component<
  { children: ReactNode; fallback: ReactNode | ((error: unknown) => ReactNode); resetKey?: string },
  { failure: { error: unknown } | null; resetKey: string | undefined }
> {
  override state = { failure: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } }
  }

  static getDerivedStateFromProps(props: { resetKey?: string }, state: { resetKey: string | undefined }) {
    return props.resetKey === state.resetKey ? null : { failure: null, resetKey: props.resetKey }
  }

  override render() {
    const failure = this.state.failure as { error: unknown } | null
    if (failure === null) return this.props.children
    return typeof this.props.fallback === 'function'
      ? this.props.fallback(failure.error)
      : this.props.fallback
  }
}
