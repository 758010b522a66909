import { expect, signIn, submitSignIn, test } from './support/test';

test('a member signs in and finds the Partner Center in the menu', async ({ page }) => {
  await signIn(page, 'prime@demo.test');
  await page.getByRole('link', { name: 'Partner Center' }).click();
  await expect(page).toHaveURL(/\/admin\/plugins\/msp/);
});

test('a wrong password does not sign in', async ({ page }) => {
  await submitSignIn(page, 'prime@demo.test', 'not-the-password');
  await expect(page.getByText('Invalid credentials')).toBeVisible();
});
