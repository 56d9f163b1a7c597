import { describe, expect, test } from 'vitest'
import { draftOf, isServiceAddress, serviceForm } from './service-form.ts'

const typed = {
  code: ' pronotecas ',
  title: 'PRONOTE',
  ssoType: 'pronote-cas',
  url: 'https://0350000k.exemple.fr/pronote/',
  position: '9,5',
  xitiType: '5',
  groupingId: '1',
  icon: 'school',
  inBar: '1',
}

describe('serviceForm', () => {
  test('reads what an administrator types, with a French decimal and a code in lower case', () => {
    expect(draftOf(serviceForm.parse(typed))).toMatchObject({
      code: 'PRONOTECAS',
      position: 9.5,
      xitiType: 5,
      inBar: true,
      anonymous: false,
      ownerId: null,
    })
  })

  test.each([
    [{ code: 'É' }, 'code'],
    [{ title: ' ' }, 'title'],
    [{ ssoType: 'saml' }, 'ssoType'],
    [{ url: 'pronote' }, 'url'],
    [{ url: 'https://*.exemple.fr/' }, 'url'],
    [{ url: 'https://hote.exemple.fr/{uai}/' }, 'url'],
    [{ otherUrls: 'https://b.exemple.fr/\nhttps://*.fr/' }, 'otherUrls'],
    [{ otherUrls: 'https://b.exemple.fr/\nhttps://b.exemple.fr/' }, 'otherUrls'],
    [{ otherUrls: 'https://b.exemple.fr/#a' }, 'otherUrls'],
    [{ otherUrls: 'https://b.exemple.fr/\n'.repeat(21) }, 'otherUrls'],
    [{ position: '9,55' }, 'position'],
    [{ position: 'abc' }, 'position'],
    [{ position: '-1' }, 'position'],
    [{ xitiType: '8' }, 'xitiType'],
    [{ groupingId: '' }, 'groupingId'],
    [{ icon: 'rocket' }, 'icon'],
  ])('refuses %j and says so on the field', (change, field) => {
    const result = serviceForm.safeParse({ ...typed, ...change })
    expect(result.error?.issues.map(({ path }) => path[0])).toEqual([field])
  })

  test('reads the other addresses one a line, whatever ends the lines', () => {
    const otherUrls = ' https://b.exemple.fr/\r\n\r\nhttps://{uai}.exemple.fr/pronote/ \n'
    expect(draftOf(serviceForm.parse({ ...typed, otherUrls })).otherUrls).toEqual([
      'https://b.exemple.fr/',
      'https://{uai}.exemple.fr/pronote/',
    ])
    expect(draftOf(serviceForm.parse(typed)).otherUrls).toEqual([])
  })

  test('an anonymous service cannot identify people', () => {
    const result = serviceForm.safeParse({ ...typed, anonymous: '1' })
    expect(result.error?.issues[0]?.path).toEqual(['anonymous'])
  })
})

describe('isServiceAddress', () => {
  test.each([
    'ftp://exemple.fr/',
    'javascript:alert(1)',
    'https://moi@exemple.fr/',
    'https://exemple.fr/#a',
    '',
    '/x',
  ])('refuses %j', (address) => {
    expect(isServiceAddress(address)).toBe(false)
  })
})
