addEventListener("keydown", () => document.body.classList.toggle("answered"));
