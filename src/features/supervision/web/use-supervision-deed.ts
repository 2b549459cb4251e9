import { useTranslation } from 'react-i18next'
import { useDeed } from '#platform/web/use-deed.ts'

/** A deed on a case or a letter. */
export function useSupervisionDeed() {
  const { t } = useTranslation('supervision')
  return useDeed({ code: 'supervision.changedMeanwhile', somebody: t('case.system') })
}
