import { describe, expect, test } from 'vitest'
import { describeAafEntry } from './describe-aaf-entry.ts'

describe('the name of an AAF file', () => {
  test.each([
    ['ENT_0350000K_Complet_20260901_Eleve_0003.xml', 'Eleve', '0003', 'complete', '20260901', 'ENT_0350000K'],
    [
      'ENT_0350000K_Delta_20260902_PersRelEleve_0000.xml',
      'PersRelEleve',
      '0000',
      'delta',
      '20260902',
      'ENT_0350000K',
    ],
    [
      'FULL_ENTTSSERVICES_Complet_20130117_PersEducNat_0000.xml',
      'PersEducNat',
      '0000',
      'complete',
      '20130117',
      'FULL_ENTTSSERVICES',
    ],
    ['ENT_Complet_20200101_EtabEducNat_0000.XML', 'EtabEducNat', '0000', 'complete', '20200101', 'ENT'],
    ['livraison/ent_complet_matiereeducnat_0000.xml', 'MatiereEducNat', '0000', 'complete', undefined, 'ent'],
    ['C:\\aaf\\Export_MefEducNat_0000.xml', 'MefEducNat', '0000', undefined, undefined, 'Export'],
  ])('%s says its kind, counter, mode, date and prefix', (name, ...[kind, counter, mode, date, prefix]) => {
    expect(describeAafEntry(name)).toEqual({ kind, counter, mode, date, prefix })
  })

  test.each([
    'ficAlimMENESR.dtd',
    'ENT_Complet_20260901_Eleve.xml',
    'ENT_Complet_20260901_Autre_0000.xml',
    'Eleve_0000.xml.bak',
    '',
  ])('%j is not one', (name) => {
    expect(describeAafEntry(name)).toBeUndefined()
  })
})
