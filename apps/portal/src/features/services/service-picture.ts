import type { Change } from './service-registry.ts'

/** A picture as we wrote it ourselves: nothing of the file received survives. */
export interface ServicePicture {
  readonly mediaType: 'image/png' | 'image/svg+xml'
  readonly content: Buffer
}

/** Port: the pictures of services. A change writes its history and audit lines in the same transaction. */
export interface ServicePictures {
  set(serviceId: string, picture: ServicePicture, change: Change): Promise<'done' | 'gone'>
  /** Nothing happens when there is none. */
  remove(serviceId: string, change: Change): Promise<void>
  /** `hash`: SHA-256 of the content, hexadecimal. */
  find(hash: string): Promise<ServicePicture | undefined>
}

/** Why a file does not become a picture. */
export type PictureFault =
  | { readonly code: 'not-a-picture' | 'bad-png' | 'svg-size' | 'svg-empty' | 'svg-entities' | 'too-heavy' }
  | { readonly code: 'png-size'; readonly width: number; readonly height: number }
  | { readonly code: 'bad-svg'; readonly line: number }
  | { readonly code: 'svg-element' | 'svg-attribute'; readonly name: string; readonly line: number }

export type PictureReading =
  | { readonly ok: true; readonly picture: ServicePicture }
  | { readonly ok: false; readonly fault: PictureFault }

/** Where a picture is served: the address changes with its content. */
export function pictureAddress(hash: string | null): string | undefined {
  return hash === null ? undefined : `/services/icones/${hash}`
}
