/** The one element of each of our input blocks goes by this name. */
export const inputAction = 'value';
