type Translations = Record<string, string>;

/** Translation files hold short keys; the panel shares one namespace among all plugins. */
export const prefixPluginTranslations = (translations: Translations, pluginId: string): Translations =>
  Object.fromEntries(Object.entries(translations).map(([key, text]) => [`${pluginId}.${key}`, text]));
