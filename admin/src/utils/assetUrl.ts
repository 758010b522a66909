/** What Strapi leaves in the window for its panel. */
const backendUrl = () => (window as unknown as { strapi: { backendURL: string } }).strapi.backendURL;

/** Where the browser finds an uploaded file: a path is one of the server's. */
export const assetUrl = (url: string): string => (url.startsWith('/') ? `${backendUrl()}${url}` : url);
