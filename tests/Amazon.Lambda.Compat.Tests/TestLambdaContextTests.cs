using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;
using Xunit;

namespace Amazon.Lambda.Compat.Tests;

public sealed class TestLambdaContextTests
{
    [Fact]
    public void Context_New_HasOnlyALogger()
    {
        ILambdaContext context = new TestLambdaContext();

        Assert.IsType<TestLambdaLogger>(context.Logger);
        Assert.Null(context.AwsRequestId);
        Assert.Null(context.ClientContext);
        Assert.Null(context.FunctionName);
        Assert.Null(context.Identity);
        Assert.Null(context.TraceId);
        Assert.Equal(0, context.MemoryLimitInMB);
        Assert.Equal(TimeSpan.Zero, context.RemainingTime);
    }

    [Fact]
    public void Context_WithValues_GivesThemToTheFunction()
    {
        var logger = new TestLambdaLogger();
        ILambdaContext context = new TestLambdaContext
        {
            AwsRequestId = "request-1",
            FunctionName = "PlanImage",
            FunctionVersion = "$LATEST",
            InvokedFunctionArn = "arn:aws:lambda:eu-west-1:111122223333:function:PlanImage",
            Logger = logger,
            LogGroupName = "group",
            LogStreamName = "stream",
            MemoryLimitInMB = 256,
            RemainingTime = TimeSpan.FromSeconds(30),
            TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793",
        };

        Assert.Equal("request-1", context.AwsRequestId);
        Assert.Equal("PlanImage", context.FunctionName);
        Assert.Equal("$LATEST", context.FunctionVersion);
        Assert.Equal("arn:aws:lambda:eu-west-1:111122223333:function:PlanImage", context.InvokedFunctionArn);
        Assert.Same(logger, context.Logger);
        Assert.Equal("group", context.LogGroupName);
        Assert.Equal("stream", context.LogStreamName);
        Assert.Equal(256, context.MemoryLimitInMB);
        Assert.Equal(TimeSpan.FromSeconds(30), context.RemainingTime);
        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793", context.TraceId);
    }
}
