namespace Amazon.Lambda.Compat.Tests;

/// <summary>An input and output to read and write.</summary>
internal sealed record Ticket(string FilmTitle, int Seats, TicketKind Kind = TicketKind.Standing, string? Remark = null);
