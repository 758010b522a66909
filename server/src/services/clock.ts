/** The plugin's only clock; tests put their own `now` in its place. */
export default () => ({ now: () => new Date() });
