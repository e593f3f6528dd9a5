"""What two people share: inviting and joining, handing over, wishes, reviews, pausing and leaving."""
