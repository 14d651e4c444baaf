using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Xunit;

namespace Amazon.Lambda.Compat.Tests;

public sealed class SourceGeneratorLambdaJsonSerializerTests
{
    private readonly ILambdaSerializer _serializer = new SourceGeneratorLambdaJsonSerializer<TicketJsonContext>();

    [Fact]
    public void Serialize_Default_WritesNamesAsDeclaredAndLeavesOutNulls() =>
        Assert.Equal("""{"FilmTitle":"Ran","Seats":2,"Kind":"Seated"}""", Written(_serializer, new Ticket("Ran", 2, TicketKind.Seated)));

    [Fact]
    public void Serialize_QuotesAndAccents_EscapesOnlyWhatJsonRequires() =>
        Assert.Equal("""{"FilmTitle":"L'été <\"1\">","Seats":1,"Kind":"Standing"}""", Written(_serializer, new Ticket("L'été <\"1\">", 1)));

    [Fact]
    public void Serialize_Null_WritesNull() => Assert.Equal("null", Written<Ticket?>(_serializer, null));

    [Fact]
    public void Serialize_AnyResponse_LeavesTheStreamOpen()
    {
        using var stream = new MemoryStream();

        _serializer.Serialize(new Ticket("Ran", 2), stream);

        Assert.True(stream.CanWrite);
    }

    [Fact]
    public void Serialize_CustomizedOptions_FollowsThem()
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<TicketJsonContext>(options =>
        {
            options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        });

        Assert.Equal("""{"filmTitle":"Ran","seats":2,"kind":"Seated","remark":null}""", Written(serializer, new Ticket("Ran", 2, TicketKind.Seated)));
    }

    [Fact]
    public void Serialize_TypeTheContextDoesNotName_SaysWhichType()
    {
        var error = Assert.Throws<JsonSerializerException>(() => Written(_serializer, new Version(1, 2)));

        Assert.Contains("System.Version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_WhatWasSerialized_GivesItBack()
    {
        var ticket = new Ticket("Ran", 2, TicketKind.Seated, "row \"C\"");
        using var stream = new MemoryStream();

        _serializer.Serialize(ticket, stream);

        // Not rewound: a MemoryStream is read whole.
        Assert.Equal(ticket, _serializer.Deserialize<Ticket>(stream));
    }

    [Fact]
    public void Deserialize_StreamThatIsNotInMemory_ReadsIt()
    {
        using var stream = new BufferedStream(Payload("""{"FilmTitle":"Ran","Seats":2}"""));

        Assert.Equal(new Ticket("Ran", 2), _serializer.Deserialize<Ticket>(stream));
    }

    [Fact]
    public void Deserialize_NamesInAnotherCase_ReadsThem() =>
        Assert.Equal(new Ticket("Ran", 2), _serializer.Deserialize<Ticket>(Payload("""{"filmTitle":"Ran","SEATS":2}""")));

    [Fact]
    public void Deserialize_Null_GivesNull() => Assert.Null(_serializer.Deserialize<Ticket>(Payload("null")));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"FilmTitle":"Ran","Seats":"two"}""")]
    public void Deserialize_PayloadThatDoesNotFit_SaysWhichTypeAndKeepsTheCause(string payload)
    {
        var error = Assert.Throws<JsonSerializerException>(() => _serializer.Deserialize<Ticket>(Payload(payload)));

        Assert.Contains(typeof(Ticket).FullName!, error.Message, StringComparison.Ordinal);
        Assert.Contains(error.InnerException!.Message, error.Message, StringComparison.Ordinal);
        Assert.IsType<JsonException>(error.InnerException, exactMatch: false);
    }

    [Fact]
    public void Deserialize_TypeTheContextDoesNotName_SaysWhichType()
    {
        var error = Assert.Throws<JsonSerializerException>(() => _serializer.Deserialize<Version>(Payload("\"1.2\"")));

        Assert.Contains("System.Version", error.Message, StringComparison.Ordinal);
    }

    private static string Written<T>(ILambdaSerializer serializer, T response)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(response, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static MemoryStream Payload(string json) => new(Encoding.UTF8.GetBytes(json));
}
