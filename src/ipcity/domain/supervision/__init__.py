"""How the programme is chased: items, their evidence, lights, reporting, scores (plan: 保障措施)."""
