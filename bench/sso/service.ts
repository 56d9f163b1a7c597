/** The service that both servers of this benchmark know; nobody listens there. */
export const serviceUrl = 'http://localhost:8081/0350000X/pronote/'
export const personLogin = 'claire.mesure'
export const personPassword = 'Tramway-7-vert!'
