import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'

type Names = Readonly<Record<string, { readonly zh: string; readonly en: string }>>

/** Why a ticket went to this person: «标签为物流，该组当前负载最低（2/10）». Empty for what a person decided. */
export function AssignmentWhy(props: { facts: Readonly<Record<string, unknown>>; names: Names }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const label = props.names[String(whyOf(props.facts).labelId)]
  return whyWords(props.facts, t, label && (locale === 'en' ? label.en : label.zh))
}

interface Why {
  readonly matched?: readonly string[]
  readonly labelId?: string | null
  readonly choice?: string | null
  readonly load?: number | null
  readonly capacity?: number | null
}

function whyOf(facts: Readonly<Record<string, unknown>>): Why {
  return (facts.why ?? {}) as Why
}

function whyWords(
  facts: Readonly<Record<string, unknown>>,
  t: TFunction<'dispatch'>,
  label?: string,
): string {
  const why = whyOf(facts)
  const conditions = (why.matched ?? []).map((one) =>
    one === 'label' && label !== undefined
      ? t('screens.why.labelIs', { label })
      : t(`screens.why.matched.${one}`),
  )
  const choice = why.choice ? [t(`screens.why.choice.${why.choice}`)] : []
  const load =
    why.load != null && why.capacity != null && why.choice != null
      ? t('screens.why.load', { load: why.load, capacity: why.capacity })
      : ''
  return [...conditions, ...choice].join(t('screens.why.and')) + load
}
