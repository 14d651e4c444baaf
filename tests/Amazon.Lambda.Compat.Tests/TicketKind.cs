namespace Amazon.Lambda.Compat.Tests;

/// <summary>An enum, to see how enums are written.</summary>
internal enum TicketKind
{
    Standing,
    Seated,
}
