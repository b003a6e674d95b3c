// The handle goes to whoever debugs the page, and to nobody in it.

inspect(reins);
