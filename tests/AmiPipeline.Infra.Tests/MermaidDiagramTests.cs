using System.Text.RegularExpressions;
using AmiPipeline.StateMachine.Picture;
using Xunit;

namespace AmiPipeline.Infra.Tests;

public sealed class MermaidDiagramTests
{
    [Fact]
    public void Of_WaitFragment_IsOneNode() => Assert.Equal(
        """
        flowchart TD
          start((start))
          s_Go["Go"]
          s_Thing__Wait("Wait for thing ⟳")
          s_Done(["✓ Done"])
          s_Lost(["✗ Lost"])
          s_Go --> s_Thing__Wait
          s_Thing__Wait --> s_Done
          s_Thing__Wait -.->|"any error"| s_Lost
          start --> s_Go

        """,
        MermaidDiagram.Render("""
            {"StartAt":"Go","States":{
              "Done":{"Type":"Succeed"},
              "Thing: Ready?":{"Type":"Choice","Choices":[{"Variable":"$.thing.ready","BooleanEquals":true,"Next":"Done"}],"Default":"Thing: Wait"},
              "Thing: Check":{"Type":"Task","Next":"Thing: Ready?","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Lost"}]},
              "Thing: Wait":{"Type":"Wait","SecondsPath":"$.s","Next":"Thing: Check"},
              "Lost":{"Type":"Fail"},
              "Go":{"Type":"Task","Next":"Thing: Wait"}}}
            """));

    [Fact]
    public void Of_LoopThatIsEnteredAtItsTask_IsShownStateByState() => Assert.Equal(
        """
        flowchart TD
          start((start))
          s_Clean_up["Clean up"]
          s_Finished_{"Finished?"}
          s_Pause("Pause")
          s_Failed(["✗ Failed"])
          s_Done(["✓ Done"])
          s_Clean_up --> s_Finished_
          s_Finished_ -->|"not finished"| s_Pause
          s_Finished_ -->|"last failure"| s_Failed
          s_Finished_ -->|"otherwise"| s_Done
          s_Pause --> s_Clean_up
          start --> s_Clean_up

        """,
        MermaidDiagram.Render("""
            {"StartAt":"Clean up","States":{
              "Pause":{"Type":"Wait","Seconds":1,"Next":"Clean up"},
              "Clean up":{"Type":"Task","Next":"Finished?"},
              "Finished?":{"Type":"Choice","Choices":[
                {"Variable":"$.c.finished","BooleanEquals":false,"Next":"Pause"},
                {"Variable":"$.c.lastFailure","IsPresent":true,"Next":"Failed"}],"Default":"Done"},
              "Failed":{"Type":"Fail"},
              "Done":{"Type":"Succeed"}}}
            """));

    [Fact]
    public void Of_Parallel_IsASubgraphThatArrowsEnterAtItsBranches() => Assert.Equal(
        """
        flowchart TD
          start((start))
          subgraph s_Both["Both"]
            s_Left["Left"]
            s_Right[/"Right"/]
          end
          s_Done(["✓ Done"])
          s_Lost(["✗ Lost"])
          s_Both --> s_Done
          s_Both -.->|"Gone, Late"| s_Lost
          start --> s_Left
          start --> s_Right

        """,
        MermaidDiagram.Render("""
            {"StartAt":"Both","States":{
              "Both":{"Type":"Parallel","Next":"Done","Catch":[{"ErrorEquals":["Gone","Late"],"Next":"Lost"}],"Branches":[
                {"StartAt":"Left","States":{"Left":{"Type":"Task","End":true}}},
                {"StartAt":"Right","States":{"Right":{"Type":"Pass","End":true}}}]},
              "Done":{"Type":"Succeed"},
              "Lost":{"Type":"Fail"}}}
            """));

    [Fact]
    public void Of_RuleWithoutWords_SaysWhere()
    {
        var error = Assert.Throws<NotSupportedException>(() => MermaidDiagram.Render("""
            {"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":1,"Next":"B"}]},"B":{"Type":"Succeed"}}}
            """));

        Assert.Contains("NumericEquals", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ThePipeline_ShowsEveryStateOnceOrInItsWait()
    {
        var nodes = Regex.Matches(MermaidDiagram.Render(PipelineAsl.Json), """^ *(?:subgraph )?(s_\w+)[\[({]""", RegexOptions.Multiline).Select(node => node.Groups[1].Value).ToList();

        // A wait hides its check and its choice.
        Assert.Equal(PipelineAsl.States.Count, nodes.Count + (2 * PipelineAsl.States.Keys.Count(name => name.EndsWith(": Ready?", StringComparison.Ordinal))));
        Assert.Distinct(nodes);
    }
}
