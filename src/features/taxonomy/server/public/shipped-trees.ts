import { bankingInsuranceTaxonomy } from '@huixiang/text-analysis/taxonomies/banking-insurance.ts'
import type { DefaultLabel } from '@huixiang/text-analysis/taxonomies/default-label.ts'
import { ecommerceTaxonomy } from '@huixiang/text-analysis/taxonomies/ecommerce.ts'
import { generalTaxonomy } from '@huixiang/text-analysis/taxonomies/general.ts'
import { governmentTaxonomy } from '@huixiang/text-analysis/taxonomies/government.ts'
import { healthCounsellingTaxonomy } from '@huixiang/text-analysis/taxonomies/health-counselling.ts'
import { hospitalityTaxonomy } from '@huixiang/text-analysis/taxonomies/hospitality.ts'
import { propertyManagementTaxonomy } from '@huixiang/text-analysis/taxonomies/property-management.ts'
import { telecomTaxonomy } from '@huixiang/text-analysis/taxonomies/telecom.ts'
import type { Template } from '../../domain/templates.ts'

/** The trees of labels that ship. */
export const shippedTrees: Readonly<Record<Template, readonly DefaultLabel[]>> = {
  telecom: telecomTaxonomy,
  ecommerce: ecommerceTaxonomy,
  finance: bankingInsuranceTaxonomy,
  hospitality: hospitalityTaxonomy,
  property: propertyManagementTaxonomy,
  healthcare: healthCounsellingTaxonomy,
  government: governmentTaxonomy,
  general: generalTaxonomy,
}
