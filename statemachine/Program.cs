using AmiPipeline.StateMachine;

if (args is not [var folder])
{
    Console.Error.WriteLine($"usage: dotnet run --project statemachine -- FOLDER    writes {AslFile.Name} into FOLDER");
    return 2;
}

// CDK's notice about the age of Node is not about the document.
Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20");
File.WriteAllText(Path.Combine(folder, AslFile.Name), AslFile.Render());
return 0;
