import { generateKeyPair, type KeyObject } from 'node:crypto'

/** A key to read what partners write, and what they need to write it. */
export interface PartnerKeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

/** Draws an RSA key of 3072 bits: above the 2048 of the published files, and still one envelope field. Takes about a second. */
export function generatePartnerKeyPair(bits = 3072): Promise<PartnerKeyPair> {
  return new Promise((resolve, reject) => {
    generateKeyPair('rsa', { modulusLength: bits }, (error, publicKey, privateKey) => {
      if (error) reject(error)
      else resolve({ publicKey, privateKey })
    })
  })
}
