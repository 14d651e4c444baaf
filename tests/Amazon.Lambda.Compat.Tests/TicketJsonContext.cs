using System.Text.Json.Serialization;

namespace Amazon.Lambda.Compat.Tests;

/// <summary>Its own naming policy differs from Lambda's, to show which one holds.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Ticket))]
internal sealed partial class TicketJsonContext : JsonSerializerContext;
