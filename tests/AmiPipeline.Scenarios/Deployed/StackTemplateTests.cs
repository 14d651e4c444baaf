using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>The scenarios run by the rules of the stack itself: these are all there are.</summary>
public sealed class StackTemplateTests
{
    [Fact]
    public void Rules_AreTwoForImagesAndOneForEndedExecutions() =>
        Assert.Equal([("StartPipeline", (string?)null), ("StartPipeline", null), (null, "AmiPipeline-CleanUp")], StackTemplate.Pipeline().Rules().Select(rule => (rule.Function, rule.StateMachine)).OrderBy(rule => rule.StateMachine));

    [Fact]
    public void Rules_WithASourceAccountAndReports_AreTwoMore_OnTheBusThatItSendsToAndOnTheDefaultOne()
    {
        var stack = StackTemplate.PipelineOfOtherAccount();
        var bus = Assert.Single(stack.Buses());

        Assert.Equal(
            [(EventBus.DefaultArn, "StartPipeline", null), (bus.Arn, "StartPipeline", null), (EventBus.DefaultArn, "StoreReport", null), (EventBus.DefaultArn, null, (string?)"AmiPipeline-CleanUp")],
            stack.Rules().Select(rule => (rule.BusArn, rule.Function, rule.StateMachine)).OrderBy(rule => rule.StateMachine).ThenBy(rule => rule.Function).ThenByDescending(rule => rule.BusArn == EventBus.DefaultArn));
        Assert.Equal(bus.Arn, StackTemplate.Source("444455556666").Forwarded().BusArn);
        Assert.Equal(["444455556666"], bus.Senders);
    }

    [Fact]
    public void Schedules_AreADailySearchAndAnHourlySweep() =>
        Assert.Equal(
            [new("ReconcileImages", "rate(1 day)"), new("SweepExecutions", "rate(1 hour)")],
            StackTemplate.Pipeline().Schedules().OrderBy(schedule => schedule.Key));
}
