using AmiPipeline.StateMachine;
using AmiPipeline.StateMachine.Picture;

var root = Directory.GetCurrentDirectory();
while (root is not null && !File.Exists(Path.Combine(root, "AmiPipeline.sln")))
{
    root = Path.GetDirectoryName(root);
}

if (args.Length > 0 || root is null)
{
    Console.Error.WriteLine("usage: dotnet run --project statemachine");
    Console.Error.WriteLine($"Run anywhere in the repository. Writes {AslFile.Name} and {AslFile.CleanUpName} in statemachine/, and the diagram in {DiagramSection.Path}.");
    return 2;
}

NodeNotice.Silence();
var asl = AslFile.Render();
var document = Path.Combine(root, DiagramSection.Path);
var withDiagram = DiagramSection.Put(File.ReadAllText(document), asl);
File.WriteAllText(Path.Combine(root, "statemachine", AslFile.Name), asl);
File.WriteAllText(Path.Combine(root, "statemachine", AslFile.CleanUpName), AslFile.RenderCleanUp());
File.WriteAllText(document, withDiagram);
return 0;
