using Amazon.StepFunctions.Model;
using AmiPipeline.Reports.Deployed;
using AmiPipeline.StatesLanguage.History;
using Xunit;
using SdkEvent = Amazon.StepFunctions.Model.HistoryEvent;

namespace AmiPipeline.Engines.Tests.Deployed;

/// <summary>Events of Step Functions as those of the engine.</summary>
public sealed class RecordedEventsTests
{
    [Theory]
    [MemberData(nameof(Types))]
    public void Event_OfEveryTypeOfTheEngine_KeepsItsType(HistoryEventType type) => Assert.Equal(type, RecordedEvents.From(Event(type.ToString()))!.Type);

    public static TheoryData<HistoryEventType> Types => [.. Enum.GetValues<HistoryEventType>()];

    [Theory]
    [InlineData("LambdaFunctionScheduleFailed")]
    [InlineData("LambdaFunctionStartFailed")]
    public void Event_OfAFunctionThatCouldNotBegin_IsAFailure(string type)
    {
        var happened = Event(type);
        happened.LambdaFunctionScheduleFailedEventDetails = new LambdaFunctionScheduleFailedEventDetails { Error = "Lambda.Unknown", Cause = "c" };

        var taken = RecordedEvents.From(happened)!;

        Assert.Equal((HistoryEventType.LambdaFunctionFailed, "Lambda.Unknown", "c"), (taken.Type, taken.Error, taken.Cause));
    }

    [Fact]
    public void Event_OfATypeThatThePipelineHasNot_IsLeftOut() => Assert.Null(RecordedEvents.From(Event("MapRunRedriven")));

    [Fact]
    public void Event_WithOutput_KeepsItAndItsTime()
    {
        var happened = Event("LambdaFunctionSucceeded");
        happened.LambdaFunctionSucceededEventDetails = new LambdaFunctionSucceededEventDetails { Output = "{}" };

        var taken = RecordedEvents.From(happened)!;

        Assert.Equal((7, 6, "{}", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), (taken.Id, taken.PreviousEventId, taken.Output, taken.Timestamp));
    }

    [Fact]
    public void Event_OfAnIteration_KeepsItsIndex()
    {
        var started = Event("MapIterationStarted");
        started.MapIterationStartedEventDetails = new MapIterationEventDetails { Index = 3, Name = "Items" };

        Assert.Equal(3, RecordedEvents.From(started)!.Index);
    }

    private static SdkEvent Event(string type) =>
        new() { Id = 7, PreviousEventId = 6, Type = type, Timestamp = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
}
